/**
 * What is wrong with the mail in this page, in words. Runs in the browser. Contrast as WCAG 2.2, criterion 1.4.3.
 *
 * @param bare whether the mail's style sheet was taken away: then the width is the mail program's affair
 */
export function faults({ bare }) {
  const found = [];
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const colour = (text) => text.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = colour(getComputedStyle(at).backgroundColor);
      if (a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const seen = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || seen.has(element)) continue;
    seen.add(element);
    const style = getComputedStyle(element);
    const pair = [light(colour(style.color)), light(behind(element))].sort((a, b) => b - a);
    const contrast = (pair[0] + 0.05) / (pair[1] + 0.05);
    const what = `"${text.data.trim().slice(0, 40)}"`;
    if (contrast < 4.5) found.push(`${what} has a contrast of ${contrast.toFixed(2)}`);
    if (parseFloat(style.fontSize) < 12) found.push(`${what} is smaller than 12 px`);
    if (!/sans-serif|monospace/.test(style.fontFamily)) found.push(`${what} has no font`);
    const right = Math.max(...[...rects(text)].map((box) => box.right));
    if (right > innerWidth + 0.5 && !bare) found.push(`${what} is cut off`);
  }
  const button = document.querySelector('.button a').getBoundingClientRect();
  if (button.height < 44) found.push(`the button is ${button.height} px high`);
  if (document.documentElement.scrollWidth > innerWidth && !bare) found.push('the mail is wider than its window');
  return found;

  function rects(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    return range.getClientRects();
  }
}

// Runs inside the page. Draws a form as a person sees it who has chosen `outcome`.

async function drawForm({ schema, data }) {
  const container = document.querySelector('#canvas');
  container.style.cssText = 'width:820px;padding:16px;box-sizing:border-box';
  container.replaceChildren();
  try {
    const form = new FormViewer.Form({ container });
    const { warnings } = await form.importSchema(schema, data);
    return warnings.map((warning) => warning.message ?? String(warning));
  } catch (error) {
    return [error.message];
  }
}

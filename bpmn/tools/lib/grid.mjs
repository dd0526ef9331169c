const NUMBER = /^-?\d+(\.\d+)?$/;
const DOCKS = /^[trbl]:[trbl]$/;

/**
 * Reads a `.grid` file: where the elements of one model stand. One statement a line, `#` starts a comment:
 *
 *     pitch 150 130                 distance of columns and rows in pixels
 *     ELEMENT column row            centre of an element; fractions and negative rows are allowed
 *     BOUNDARY on top|bottom 0.25   place along that side of the host
 *     FLOW b:l [0.75]               leaves at the bottom, enters at the left; where along the task's side
 *     FLOW via 3,1 5,1              bends at these places
 *     label ELEMENT dx dy           moves a label by pixels, as a last resort
 */
export function readGrid(text) {
  const grid = { pitch: [150, 130], positions: {}, boundaries: {}, docks: {}, bends: {}, labels: {}, problems: [] };
  text.split(/\r?\n/).forEach((line, index) => {
    const words = line.replace(/#.*/, '').trim().split(/\s+/).filter(Boolean);
    if (words.length && !readStatement(grid, words)) {
      grid.problems.push(`line ${index + 1} is not understood: ${line.trim()}`);
    }
  });
  return grid;
}

function readStatement(grid, [first, second, ...rest]) {
  if (first === 'pitch') {
    grid.pitch = [second, rest[0]].map(Number);
  } else if (first === 'label') {
    grid.labels[second] = rest.map(Number);
  } else if (second === 'on') {
    grid.boundaries[first] = { side: rest[0], at: Number(rest[1]) };
  } else if (second === 'via') {
    grid.bends[first] = rest.map((place) => place.split(',').map(Number));
  } else if (DOCKS.test(second ?? '')) {
    grid.docks[first] = { sides: second, at: rest[0] === undefined ? null : Number(rest[0]) };
  } else if (NUMBER.test(second ?? '') && NUMBER.test(rest[0] ?? '')) {
    grid.positions[first] = [Number(second), Number(rest[0])];
  } else {
    return false;
  }
  return true;
}

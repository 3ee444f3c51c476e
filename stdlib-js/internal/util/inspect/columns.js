// Long arrays of short items stand in columns.
const { getStringWidth } = require('internal/util/inspect');

/** The rows of `output`; `output` itself where columns would not help. */
function inColumns(state, output, value) {
  // The words about what is not shown stay on a line of their own.
  const count = state.maxArrayLength < output.length ? output.length - 1 : output.length;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    const width = getStringWidth(output[i], state.colors);
    widths.push(width);
    total += width + 2;
    if (width > widest) widest = width;
  }
  const cell = widest + 2;
  if (cell * 3 + state.margin >= state.breakLength || (total / cell <= 5 && widest > 6)) return output;
  // As square as letters allow, which are 2.5 times as high as wide.
  const biased = Math.max(cell - 3 - Math.sqrt(cell - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((state.breakLength - state.margin) / cell),
    state.compact * 4,
    15,
  );
  if (columns <= 1) return output;
  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) if (widths[i] > width) width = widths[i];
    columnWidths.push(width + 2);
  }
  let right = true;
  if (value !== undefined) {
    for (let i = 0; i < output.length && right; i++) right = typeof value[i] === 'number' || typeof value[i] === 'bigint';
  }
  const rows = [];
  for (let first = 0; first < count; first += columns) {
    const last = Math.min(first + columns, count) - 1;
    const row = [];
    for (let i = first; i <= last; i++) {
      const padding = columnWidths[i - first] - widths[i] - 2;
      const space = padding > 0 ? ' '.repeat(padding) : '';
      const comma = i < last ? ', ' : '';
      row.push(right ? `${space}${output[i]}${comma}` : `${output[i]}${comma}${i < last ? space : ''}`);
    }
    rows.push(row.join(''));
  }
  if (count < output.length) rows.push(output[count]);
  return rows;
}

module.exports = { inColumns };

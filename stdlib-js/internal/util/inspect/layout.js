// How the entries of a value share lines, or do not.
const { kArrayExtra } = require('internal/util/inspect/entry_kinds');

/** The text of a value from those of its entries. */
function layOut(state, output, depth, value, view) {
  const { base, open, close } = view;
  const start = base === '' ? '' : `${base} `;
  if (state.compact !== true) {
    if (typeof state.compact === 'number' && state.compact >= 1) {
      const entries = output.length;
      if (view.extra === kArrayExtra && entries > 6) output = require('internal/util/inspect/columns').inColumns(state, output, value);
      // The innermost levels share a line where they fit.
      if (state.innermost - depth < state.compact && entries === output.length) {
        const width = output.length + state.margin + open.length + base.length + 10;
        if (fits(state, output, width, base)) {
          const joined = output.join(', ');
          if (!joined.includes('\n')) return `${start}${open} ${joined} ${close}`;
        }
      }
    }
    const indentation = `\n${' '.repeat(state.margin)}`;
    return `${start}${open}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
  }
  const middle = base === '' ? '' : ` ${base}`;
  if (fits(state, output, 0, base)) return `${open}${middle} ${output.join(', ')} ${close}`;
  const indentation = `\n${' '.repeat(state.margin)}`;
  const gap = base === '' && open.length === 1 ? ' ' : `${middle}${indentation}  `;
  return `${open}${gap}${output.join(`,${indentation}  `)} ${close}`;
}

function fits(state, output, start, base) {
  let total = output.length + start;
  if (total + output.length > state.breakLength) return false;
  for (let i = 0; i < output.length; i++) {
    total += state.colors ? require('internal/util').removeColors(output[i]).length : output[i].length;
    if (total > state.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

module.exports = { layOut };

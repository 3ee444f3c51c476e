// Escape codes for the library's own output; empty where standard error shows no colors.
const codes = { blue: 34, green: 32, white: 39, yellow: 33, red: 31, gray: 90 };

const colors = {
  blue: '',
  green: '',
  white: '',
  yellow: '',
  red: '',
  gray: '',
  clear: '',
  reset: '',
  hasColors: false,

  /** True if what is written to `stream` may have colors. */
  shouldColorize(stream) {
    if (process.env.FORCE_COLOR !== undefined) {
      return require('tty').WriteStream.prototype.getColorDepth.call({}, process.env) > 2;
    }
    return Boolean(stream?.isTTY && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2));
  },

  /** Looks at standard error again. */
  refresh() {
    const on = colors.shouldColorize(process.stderr);
    for (const name of Object.keys(codes)) colors[name] = on ? `\u001b[${codes[name]}m` : '';
    colors.clear = on ? '\u001bc' : '';
    colors.reset = on ? '\u001b[0m' : '';
    colors.hasColors = on;
  },
};

module.exports = colors;

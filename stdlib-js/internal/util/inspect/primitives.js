// How `inspect` shows primitives and the keys of properties.
const { isIdentifier, quote } = internalBinding('util');

/** The text of what is no object. */
function showPrimitive(style, value, state) {
  switch (typeof value) {
    case 'string':
      return stringText(style, value, state);
    case 'number':
      return numberText(style, value, state.numericSeparator);
    case 'bigint':
      return style(`${state.numericSeparator ? separate(String(value)) : String(value)}n`, 'bigint');
    case 'boolean':
      return style(String(value), 'boolean');
    case 'undefined':
      return style('undefined', 'undefined');
    case 'symbol':
      return style(Symbol.prototype.toString.call(value), 'symbol');
    default:
      return style('null', 'null');
  }
}

function stringText(style, value, state) {
  let trailer = '';
  if (value.length > state.maxStringLength) {
    const left = value.length - state.maxStringLength;
    value = value.slice(0, state.maxStringLength);
    trailer = `... ${left} more character${left > 1 ? 's' : ''}`;
  }
  // A long text in an object is broken at its own line ends.
  if (state.compact !== true && value.length > 16 && value.length > state.breakLength - state.margin - 4 &&
      value.includes('\n')) {
    const lines = value.split('\n');
    const texts = [];
    for (let i = 0; i < lines.length; i++) {
      const line = i < lines.length - 1 ? `${lines[i]}\n` : lines[i];
      if (line !== '') texts.push(style(quote(line), 'string'));
    }
    return texts.join(` +\n${' '.repeat(state.margin + 2)}`) + trailer;
  }
  return style(quote(value), 'string') + trailer;
}

function numberText(style, value, separator) {
  if (!separator) return style(Object.is(value, -0) ? '-0' : String(value), 'number');
  let text = String(value);
  if (Number.isFinite(value) && !text.includes('e')) {
    const [whole, fraction] = text.split('.');
    text = fraction === undefined ? separate(whole) : `${separate(whole)}.${fraction.replace(/\d{3}(?!$)/g, '$&_')}`;
  }
  return style(text, 'number');
}

function separate(digits) {
  const parts = [];
  let end = digits.length;
  const start = digits[0] === '-' ? 1 : 0;
  for (; end - start > 3; end -= 3) parts.push(digits.slice(end - 3, end));
  parts.push(digits.slice(0, end));
  return parts.reverse().join('_');
}

const unsafe = /[\x00-\x1f\x27\x5c\x7f-\x9f]/;

/** The text of a property's key; one that is not enumerable stands in brackets. */
function keyText(state, key, enumerable) {
  let name;
  if (typeof key === 'symbol') {
    const text = Symbol.prototype.toString.call(key);
    name = state.stylize(unsafe.test(text) ? escaped(text) : text, 'symbol');
  } else if (key === '__proto__') {
    name = "['__proto__']";
  } else if (isIdentifier(key)) {
    name = state.stylize(key, 'name');
  } else {
    name = state.stylize(quote(String(key)), 'string');
  }
  return enumerable === false ? `[${name}]` : name;
}

function escaped(text) {
  return text.replace(new RegExp(unsafe, 'g'), (unit) => {
    if (unit === "'") return "\\'";
    return quote(unit).slice(1, -1);
  });
}

module.exports = { keyText, numberText, showPrimitive, stringText };

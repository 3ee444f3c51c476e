// Colors for regular expressions: each level of nesting takes the next colors of the palette.

/** `text` (`/pattern/flags`) with escape codes. */
function highlight(text, palette, inspect) {
  const output = [];
  let depth = 0;
  let inClass = false;
  let at = 1;

  function paint(part, shade) {
    const color = inspect.colors[palette[(depth + shade) % palette.length]];
    output.push(color === undefined ? part : `\u001b[${color[0]}m${part}\u001b[${color[1]}m`);
    at += part.length;
  }

  function braced(head, shade) {
    const close = head.endsWith('<') ? '>' : '}';
    const end = text.indexOf(close, at + head.length);
    paint(head, shade);
    if (end === -1) return;
    paint(text.slice(at, end), shade + 1);
    paint(close, shade);
  }

  function escape() {
    const next = text[at + 1];
    const rest = text.slice(at, at + 4);
    if (next === 'k' && rest[2] === '<') return braced('\\k<', 0);
    if ((next === 'u' || next === 'p' || next === 'P') && rest[2] === '{') return braced(`\\${next}{`, 1);
    if (next === 'x') return paint(rest, 2);
    const digits = /^\\\d+/.exec(text.slice(at));
    return paint(digits === null ? text.slice(at, at + 2) : digits[0], 2);
  }

  function open() {
    const head = /^\((\?(?:[:=!]|<[=!]))?(\?<)?/.exec(text.slice(at));
    paint('(', 1);
    if (head[1] !== undefined) paint(head[1], 1);
    else if (head[2] !== undefined) braced('?<', 1);
    else if (text[at] === '?') paint('?', 2);
    depth++;
  }

  function quantity() {
    const found = /^\{(\d+)(,?)(\d*)\}/.exec(text.slice(at));
    if (found === null) return paint('{', 2);
    paint('{', 1);
    paint(found[1], 3);
    if (found[2] !== '') paint(',', 2);
    if (found[3] !== '') paint(found[3], 3);
    return paint('}', 1);
  }

  at = 0;
  paint('/', 0);
  while (at < text.length) {
    const unit = text[at];
    if (unit === '\\') escape();
    else if (inClass) {
      if (unit === ']') {
        inClass = false;
        paint(unit, 1);
      } else {
        paint(unit, unit === '-' && text[at - 1] !== '[' && text[at + 1] !== ']' ? 3 : 2);
      }
    } else if (unit === '[') {
      inClass = true;
      paint(unit, 1);
    } else if (unit === '(') open();
    else if (unit === ')') {
      if (depth > 0) depth--;
      paint(unit, 1);
    } else if (unit === '{') quantity();
    else if (unit === '.') paint(unit, 3);
    else if ('*+?|^$,'.includes(unit)) paint(unit, 4);
    else if (unit === '/') break;
    else paint(unit, 2);
  }
  if (at < text.length) {
    depth = 0;
    paint('/', 0);
    if (at < text.length) paint(text.slice(at), 1);
  }
  return output.join('');
}

module.exports = { highlight };

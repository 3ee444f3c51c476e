// How `inspect` shows errors: the stack, the class where the stack does not name it, causes without repeated frames.
const { inspect, parts: { prefixOf } } = require('internal/util/inspect');

/** The text of an error; keys that it shows already leave `view.keys`. */
function formatError(state, error, view) {
  const name = error.name !== null && error.name !== undefined ? String(error.name) : 'Error';
  let stack = stackOf(state, error);
  const keys = visibleKeys(state, error, view.keys, stack);
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray(Object.getOwnPropertyDescriptor(error, 'errors')?.value) && !keys.includes('errors')) keys.push('errors');
  view.keys = keys;
  stack = improveStack(stack, view.constructor, name, view.tag);

  // The frames begin after the message, which may itself look like them.
  let after = (error.message && stack.indexOf(error.message)) || -1;
  if (after !== -1) after += error.message.length;
  const start = stack.indexOf('\n    at', after);
  if (start === -1) {
    stack = `[${stack}]`;
  } else {
    let text = stack.slice(0, start);
    const frames = framesOf(state, error, stack.slice(start + 1));
    if (state.colors) {
      const workingDirectory = workingFolder();
      for (const frame of frames) text += `\n${colorFrame(state, frame, workingDirectory)}`;
    } else {
      text += `\n${frames.join('\n')}`;
    }
    stack = text;
  }
  if (state.margin !== 0) stack = stack.replaceAll('\n', `\n${' '.repeat(state.margin)}`);
  return stack;
}

function stackOf(state, error) {
  const stack = error.stack;
  if (stack) {
    if (typeof stack === 'string') return stack;
    state.path.push(error);
    state.margin += 4;
    const text = require('internal/util/inspect').parts.show(state, stack);
    state.margin -= 4;
    state.path.pop();
    return `${Error.prototype.toString.call(error)}\n    ${text}`;
  }
  return Error.prototype.toString.call(error);
}

function visibleKeys(state, error, keys, stack) {
  if (state.showHidden || keys.length === 0) return keys;
  return keys.filter((key) => {
    if (key !== 'name' && key !== 'message' && key !== 'stack') return true;
    return typeof error[key] === 'string' && !stack.includes(error[key]);
  });
}

function improveStack(stack, constructor, name, tag) {
  let length = name.length;
  if (typeof name !== 'string') return stack;
  const named = stack.startsWith(name) && (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !(name.endsWith('Error') && named)) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) || /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    fallback = (start && start[1]) || '';
    length = fallback.length;
    fallback ||= 'Error';
  }
  const wanted = prefixOf(constructor, tag, fallback).slice(0, -1);
  if (name === wanted) return stack;
  if (wanted.includes(name)) return length === 0 ? `${wanted}: ${stack}` : `${wanted}${stack.slice(length)}`;
  return `${wanted} [${name}]${stack.slice(length)}`;
}

function framesOf(state, error, text) {
  const frames = text.split('\n');
  let cause;
  try {
    ({ cause } = error);
  } catch {
    // A getter that throws names no cause.
  }
  if (cause === null || typeof cause !== 'object' || !require('internal/util').isError(cause)) return frames;
  const stack = stackOf(state, cause);
  const start = stack.indexOf('\n    at');
  if (start === -1) return frames;
  const { length, offset } = identicalSequenceRange(frames, stack.slice(start + 1).split('\n'));
  if (length <= 3) return frames;
  const skipped = length - 2;
  const note = state.stylize(`    ... ${skipped} lines matching cause stack trace ...`, 'undefined');
  return frames.slice(0, offset + 1).concat([note], frames.slice(offset + 1 + skipped));
}

/** The first run of lines of `a` that `b` has too and that is longer than three. */
function identicalSequenceRange(a, b) {
  for (let i = 0; i < a.length - 3; i++) {
    const at = b.indexOf(a[i]);
    if (at === -1) continue;
    const rest = b.length - at;
    if (rest <= 3) continue;
    let length = 1;
    const most = Math.min(a.length - i, rest);
    while (most > length && a[i + length] === b[at + length]) length++;
    if (length > 3) return { length, len: length, offset: i };
  }
  return { length: 0, len: 0, offset: 0 };
}

function workingFolder() {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function colorFrame(state, line, folder) {
  if (/^ {4}at (?:[^/\\(]+ \(|)node:.+:\d+:\d+(?:\)|$)/.test(line)) return state.stylize(line, 'undefined');
  let text = '';
  let from = 0;
  const modules = /[/\\]node_modules[/\\](.+?)(?=[/\\])/g;
  let match;
  while ((match = modules.exec(line)) !== null) {
    const start = match.index + 14;
    text += line.slice(from, start) + state.stylize(match[1], 'module');
    from = start + match[1].length;
  }
  text += line.slice(from);
  if (folder === undefined) return text;
  return greyFolder(state, text, folder);
}

// The working folder says least, so it steps back.
function greyFolder(state, line, folder) {
  let at = line.indexOf(folder);
  let length = folder.length;
  if (at === -1) return line;
  if (line.slice(at - 7, at) === 'file://') {
    at -= 7;
    length += 7;
  }
  const start = line[at - 1] === '(' ? at - 1 : at;
  const end = start !== at && line.endsWith(')') ? -1 : line.length;
  const middle = at + length + 1;
  let text = line.slice(0, start) + state.stylize(line.slice(start, middle), 'undefined') + line.slice(middle, end);
  if (end === -1) text += state.stylize(')', 'undefined');
  return text;
}

module.exports = { formatError, inspect };

// Frames of the stack as objects, read from its text.

const frame = /^ {4}at (?:(.*?) \()?(.*?)(?::(\d+):(\d+))?\)?$/;

/** At most `count` frames below `below`, innermost first. */
function callSites(count, below) {
  const holder = {};
  const limit = Error.stackTraceLimit;
  if (typeof limit === 'number') Error.stackTraceLimit = count + 2;
  let stack;
  if (typeof Error.captureStackTrace === 'function') {
    Error.captureStackTrace(holder, below);
    ({ stack } = holder);
  } else {
    ({ stack } = new Error());
  }
  if (typeof limit === 'number') Error.stackTraceLimit = limit;
  const sites = [];
  for (const line of String(stack).split('\n')) {
    const match = frame.exec(line);
    if (match === null || match[3] === undefined || match[2].startsWith('node:')) continue;
    const name = match[1] === undefined ? '' : match[1].replace(/^(?:async |new )/, '').replace(/ \[as .*\]$/, '');
    const lineNumber = Number(match[3]);
    const column = Number(match[4]);
    sites.push({
      functionName: name === '<anonymous>' || name === '<main>' || name === 'Object.<anonymous>' ? '' : name,
      scriptId: '0',
      scriptName: match[2],
      lineNumber,
      columnNumber: column,
      column,
    });
    if (sites.length === count) break;
  }
  return sites;
}

module.exports = { callSites };

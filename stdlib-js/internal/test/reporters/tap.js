'use strict';
// TAP version 13, with a YAML block a test.

const indent = '    ';

function escape(text) {
  return String(text).replace(/[\b\f\t\n\r\v]/g, (c) => `\\${{ '\b': 'b', '\f': 'f', '\t': 't', '\n': 'n', '\r': 'r', '\v': 'v' }[c]}`)
    .replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}

function directive({ skip, todo, expectFailure }) {
  const reason = (value) => (typeof value === 'string' && value.length > 0 ? ` ${escape(value)}` : '');
  if (skip !== undefined && skip !== false) return ` # SKIP${reason(skip)}`;
  if (todo !== undefined && todo !== false) return ` # TODO${reason(todo)}`;
  return expectFailure ? ' # EXPECTED FAILURE' : '';
}

/** `name: value` in YAML, several lines for a text of several or for an object. */
function yaml(margin, name, value, seen = new Set()) {
  if (value === undefined) return '';
  if (value !== null && typeof value === 'object' && !require('internal/util/types').isDate(value) && !(value instanceof RegExp)) {
    if (seen.has(value)) return `${margin}  ${name}: <Circular>\n`;
    seen.add(value);
    const out = [`${margin}  ${name}:\n`];
    for (const key of Object.keys(value)) out.push(yaml(`${margin}  `, key, value[key], seen));
    seen.delete(value);
    return out.join('');
  }
  if (typeof value === 'string' && value.includes('\n')) {
    const lines = value.split(/\r?\n/);
    return `${margin}  ${name}: |-\n${lines.map((line) => `${margin}    ${line}\n`).join('')}`;
  }
  if (typeof value === 'string') return `${margin}  ${name}: '${value.replaceAll("'", "''")}'\n`;
  return `${margin}  ${name}: ${require('internal/util/inspect').inspect(value)}\n`;
}

function frames(stack) {
  const lines = [];
  for (const line of stack.split('\n')) {
    const frame = /^\s+at (.*)$/.exec(line);
    if (frame !== null && !frame[1].includes('(node:internal/test')) lines.push(frame[1]);
  }
  return lines.join('\n');
}

function errorBlock(margin, error) {
  const { cause, failureType } = error;
  const thrown = cause !== null && typeof cause === 'object' ? cause : undefined;
  let { code } = error;
  let text = error.message;
  let name;
  const own = [];
  if (thrown !== undefined) {
    text = typeof thrown.message === 'string' ? thrown.message : error.message;
    code = thrown.code ?? code;
    if (thrown.name !== 'Error') name = thrown.name;
    if (require('internal/util').isError(thrown) && thrown.code === 'ERR_ASSERTION') {
      own.push(yaml(margin, 'expected', thrown.expected), yaml(margin, 'actual', thrown.actual), yaml(margin, 'operator', thrown.operator));
    }
  }
  const stack = typeof thrown?.stack === 'string' ? frames(thrown.stack) : '';
  return [
    yaml(margin, 'failureType', failureType), yaml(margin, 'exitCode', error.exitCode),
    error.signal === null ? `${margin}  signal: ~\n` : yaml(margin, 'signal', error.signal), yaml(margin, 'error', text), yaml(margin, 'code', code),
    name === undefined ? '' : yaml(margin, 'name', name), ...own,
    stack === '' ? '' : `${margin}  stack: |-\n${stack.split('\n').map((line) => `${margin}    ${line}\n`).join('')}`,
  ].join('');
}

function result(data, ok) {
  const margin = indent.repeat(data.nesting);
  const { details } = data;
  const parts = [`${margin}${ok ? 'ok' : 'not ok'} ${data.testNumber} - ${escape(data.name)}${directive(data)}\n`,
    `${margin}  ---\n`, yaml(margin, 'duration_ms', details.duration_ms), yaml(margin, 'type', details.type)];
  if (!ok && data.file !== undefined) parts.push(yaml(margin, 'location', `${data.file}:${data.line}:${data.column}`));
  if (details.error) parts.push(errorBlock(margin, details.error));
  parts.push(`${margin}  ...\n`);
  return parts.join('');
}

function comment(nesting, message) {
  return `${indent.repeat(nesting)}# ${String(message).replaceAll('\n', `\n${indent.repeat(nesting)}# `)}\n`;
}

/** The reporter `tap`. */
module.exports = async function* tapReporter(source) {
  yield 'TAP version 13\n';
  for await (const { type, data } of source) {
    if (type === 'test:pass') yield result(data, true);
    else if (type === 'test:fail') yield result(data, false);
    else if (type === 'test:plan') yield `${indent.repeat(data.nesting)}1..${data.count}\n`;
    else if (type === 'test:start') yield `${indent.repeat(data.nesting)}# Subtest: ${escape(data.name)}\n`;
    else if (type === 'test:stdout' || type === 'test:stderr') {
      for (const line of data.message.split(/\r?\n/)) if (line !== '') yield comment(0, line);
    } else if (type === 'test:diagnostic') yield comment(data.nesting, data.message);
  }
};

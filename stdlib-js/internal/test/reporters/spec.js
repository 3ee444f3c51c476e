'use strict';
// For people: a tree as it happens, then the counts, then every failure once more with its error.
const { Transform } = require('stream');
const { errorText, marks, paint, resultLine } = require('internal/test/reporters/lines');

/** The reporter `spec`. */
class SpecReporter extends Transform {
  #started = [];
  #failed = [];

  constructor() {
    super({ __proto__: null, writableObjectMode: true });
  }

  #print(type, data) {
    const margin = '  '.repeat(data.nesting ?? 0);
    switch (type) {
      case 'test:start':
        this.#started.push(data);
        return '';
      case 'test:pass':
      case 'test:fail':
        return this.#result(type, data, margin);
      case 'test:diagnostic': {
        const [mark, color] = marks.info;
        const tint = data.level === 'error' ? 'red' : data.level === 'warn' ? 'yellow' : color;
        return `${margin}${paint(tint, `${mark}${data.message}`)}\n`;
      }
      case 'test:stdout':
      case 'test:stderr':
        return data.message;
      case 'test:interrupted':
        return data.tests.map((test) => `${paint('yellow', `${marks.todo[0]}${test.name}`)}\n`).join('');
      default:
        return '';
    }
  }

  #result(type, data, margin) {
    const out = [];
    // The names of what is around it, if they were not printed yet.
    this.#started.pop();
    for (let i = 0; i < this.#started.length; i++) {
      const outer = this.#started[i];
      if (outer.printed) continue;
      outer.printed = true;
      out.push(`${'  '.repeat(outer.nesting)}▶ ${outer.name}\n`);
    }
    if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed') this.#failed.push(data);
    out.push(`${margin}${resultLine(type, data)}\n`);
    return out.join('');
  }

  _transform({ type, data }, encoding, callback) {
    callback(null, this.#print(type, data));
  }

  _flush(callback) {
    if (this.#failed.length === 0) {
      callback(null, '');
      return;
    }
    const { relative } = require('path');
    const out = [`\n${paint('red', `${marks.fail[0]}failing tests:`)}\n`];
    for (const data of this.#failed) {
      const place = data.file === undefined ? '' : `test at ${relative(process.cwd(), data.file)}:${data.line}:${data.column}\n`;
      out.push(`\n${place}${resultLine('test:fail', data)}\n${errorText(data.details?.error, '  ')}\n`);
    }
    callback(null, out.join(''));
  }
}

module.exports = SpecReporter;

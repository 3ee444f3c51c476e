'use strict';
// Source maps of version 3: where a place in generated text came from.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The numbers of one segment: base 64 digits of five bits, the lowest first, the sign in the lowest bit of all. */
function decode(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = letters.indexOf(letter);
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit < 32) {
      numbers.push(value % 2 === 1 ? -(value - 1) / 2 : value / 2);
      value = 0;
      shift = 0;
    }
  }
  return numbers;
}

/** Segments `[line, column, source, originalLine, originalColumn, name]` in the order of the generated text. */
function segmentsOf(map, firstLine, firstColumn, out) {
  const { sources = [], names = [], sourceRoot, mappings = '' } = map;
  const roots = sources.map((source) => (sourceRoot ? `${sourceRoot.replace(/\/$/, '')}/${source}` : source));
  let source = 0;
  let originalLine = 0;
  let originalColumn = 0;
  let name = 0;
  mappings.split(';').forEach((line, at) => {
    let column = at === 0 ? firstColumn : 0;
    if (line === '') return;
    for (const segment of line.split(',')) {
      const numbers = decode(segment);
      column += numbers[0];
      if (numbers.length === 1) {
        out.push([firstLine + at, column]);
        continue;
      }
      source += numbers[1];
      originalLine += numbers[2];
      originalColumn += numbers[3];
      if (numbers.length > 4) name += numbers[4];
      out.push([firstLine + at, column, roots[source], originalLine, originalColumn, names[name]]);
    }
  });
}

function copyOf(payload) {
  const copy = { ...payload };
  if (payload.mappings !== undefined) {
    copy.sources = payload.sources?.slice();
    copy.sourcesContent = payload.sourcesContent?.slice();
    copy.names = payload.names?.slice();
  }
  if (payload.sections !== undefined) copy.sections = payload.sections.map(({ offset, map }) => ({ offset, map: copyOf(map) }));
  return copy;
}

/** A source map that answers questions. */
class SourceMap {
  #payload;
  #lineLengths;
  #segments = [];

  /**
   * @param {object} payload
   * @param {{ lineLengths?: number[] }} [options]
   */
  constructor(payload, { lineLengths } = {}) {
    require('internal/validators').validateObject(payload, 'payload');
    this.#payload = copyOf(payload);
    this.#lineLengths = lineLengths;
    if (payload.sections === undefined) {
      segmentsOf(payload, 0, 0, this.#segments);
    } else {
      for (const { offset, map } of payload.sections) segmentsOf(map, offset.line, offset.column, this.#segments);
    }
    this.#segments.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  }

  get payload() {
    return copyOf(this.#payload);
  }

  get lineLengths() {
    return this.#lineLengths?.slice();
  }

  /** The segment that a place of the generated text lies in, both counted from 0; an empty object before the first. */
  findEntry(line, column) {
    const segments = this.#segments;
    let low = 0;
    let high = segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const [l, c] = segments[middle];
      if (l < line || (l === line && c <= column)) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return {};
    const [generatedLine, generatedColumn, originalSource, originalLine, originalColumn, name] = segments[low - 1];
    return { generatedLine, generatedColumn, originalSource, originalLine, originalColumn, name };
  }

  /** The same for lines and columns counted from 1, as stacks show them. */
  findOrigin(lineNumber, columnNumber) {
    const range = this.findEntry(lineNumber - 1, columnNumber - 1);
    if (range.originalSource === undefined || range.originalLine === undefined || range.originalColumn === undefined) return {};
    return {
      name: range.name,
      fileName: range.originalSource,
      lineNumber: range.originalLine + lineNumber - range.generatedLine,
      columnNumber: range.originalColumn + columnNumber - range.generatedColumn,
    };
  }
}

module.exports = { SourceMap };

'use strict';
// JUnit's XML. A test with subtests is a `testsuite`.

function attribute(text) {
  return String(text).replaceAll('"', '&quot;').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\n/g, '&#10;');
}

function content(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function render(node, depth) {
  const margin = '\t'.repeat(depth + 1);
  if (node.comment !== undefined) return `${margin}<!-- ${node.comment.replaceAll('--', '&#45;&#45;')} -->\n`;
  if (node.text !== undefined) return `${content(node.text)}\n`;
  const attributes = Object.keys(node.attrs).map((key) => `${key}="${attribute(node.attrs[key])}"`).join(' ');
  if (node.children.length === 0) return `${margin}<${node.tag} ${attributes}/>\n`;
  const inner = node.children.map((child) => render(child, depth + 1)).join('');
  return `${margin}<${node.tag} ${attributes}>\n${inner}${margin}</${node.tag}>\n`;
}

function count(node, test) {
  return node.children.filter((child) => child.tag !== undefined && test(child)).length;
}

function finish(node, type, data, hostname) {
  const { details } = data;
  node.attrs.time = (details.duration_ms / 1000).toFixed(6);
  const cases = node.children.filter((child) => child.comment === undefined);
  if (cases.length > 0 || details.type === 'suite') {
    node.tag = 'testsuite';
    node.attrs.disabled = 0;
    node.attrs.errors = 0;
    node.attrs.tests = cases.length;
    node.attrs.failures = count(node, (child) => child.failed);
    node.attrs.skipped = count(node, (child) => child.skipped);
    node.attrs.hostname = hostname;
    node.failed = node.attrs.failures > 0;
    return;
  }
  node.tag = 'testcase';
  node.attrs.classname = data.classname ?? 'test';
  if (data.file) node.attrs.file = data.file;
  if (data.skip) {
    node.skipped = true;
    node.children.push({ tag: 'skipped', attrs: { type: 'skipped', message: data.skip }, children: [] });
  }
  if (data.todo) {
    node.skipped = true;
    node.children.push({ tag: 'skipped', attrs: { type: 'todo', message: data.todo }, children: [] });
  }
  if (type === 'test:fail') {
    const { error } = details;
    node.failed = true;
    const { inspect } = require('internal/util/inspect');
    const text = inspect(error, { colors: false, breakLength: Infinity });
    node.children.push({ tag: 'failure', attrs: { type: error?.failureType ?? error?.code, message: error?.message.trim() ?? '' }, children: [{ text: text }] });
    node.attrs.failure = error?.message ?? '';
  }
}

/** The reporter `junit`. */
module.exports = async function* junitReporter(source) {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n';
  const hostname = require('os').hostname();
  const open = [];
  const top = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') {
      const node = { tag: undefined, attrs: { name: data.name }, children: [] };
      (open.length > 0 ? open[open.length - 1].children : top).push(node);
      open.push(node);
    } else if (type === 'test:pass' || type === 'test:fail') {
      const node = open.pop();
      finish(node, type, data, hostname);
      if (open.length === 0) for (const done of top.splice(0)) yield render(done, 0);
    } else if (type === 'test:diagnostic') {
      const node = { comment: String(data.message) };
      if (open.length > 0) open[open.length - 1].children.push(node);
      else yield render(node, 0);
    }
  }
  yield '</testsuites>\n';
};

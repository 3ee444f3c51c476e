// A template engine: compiled to closures, filled with data, escaped.
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => String(text).replace(/[&<>"]/g, (c) => escapes[c]);
function lookup(path) {
  const parts = path.split('.');
  return (data) => {
    let value = data;
    for (const part of parts) {
      if (value == null) return '';
      value = value[part];
    }
    return value;
  };
}
function compile(template) {
  const root = [];
  const stack = [root];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    const end = open < 0 ? template.length : open;
    const text = template.slice(at, end);
    if (text) stack[stack.length - 1].push(() => text);
    if (open < 0) break;
    const close = template.indexOf('}}', open);
    const tag = template.slice(open + 2, close).trim();
    at = close + 2;
    if (tag.startsWith('#each ')) {
      const of = lookup(tag.slice(6));
      const body = [];
      stack[stack.length - 1].push((data) => {
        let out = '';
        for (const item of of(data)) out += render(body, { ...data, item });
        return out;
      });
      stack.push(body);
    } else if (tag.startsWith('#if ')) {
      const test = lookup(tag.slice(4));
      const body = [];
      stack[stack.length - 1].push((data) => (test(data) ? render(body, data) : ''));
      stack.push(body);
    } else if (tag[0] === '/') {
      stack.pop();
    } else {
      const value = lookup(tag);
      stack[stack.length - 1].push((data) => escape(value(data)));
    }
  }
  return (data) => render(root, data);
}
function render(parts, data) {
  let out = '';
  for (let i = 0; i < parts.length; i++) out += parts[i](data);
  return out;
}
const page = compile(
  '<h1>{{ title }}</h1><ul>{{#each users}}<li class="{{ item.kind }}">{{ item.name }}' +
    '{{#if item.admin}} <b>admin</b>{{/if}}</li>{{/each}}</ul><p>{{ footer.text }}</p>',
);
const users = [];
for (let i = 0; i < 40; i++) users.push({ name: `<User & ${i}>`, kind: i % 2 ? 'odd' : 'even', admin: i % 5 === 0 });
let length = 0;
for (let i = 0; i < 60; i++) length += page({ title: 'Page ' + i, users, footer: { text: 'bye' } }).length;
console.log(length);

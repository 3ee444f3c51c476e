const { MIMEParams, MIMEType } = require('util');
const type = new MIMEType('Text/HTML; Charset="utf-8";q=a;q=b');
console.log(String(type), type.type, type.subtype, type.essence, type.params.get('charset'), [...type.params]);
type.type = 'application';
type.params.set('x', 'a b');
console.log(`${type}`, JSON.stringify(type), type.params.has('q'));
type.params.delete('q');
console.log(`${type}`, String(new MIMEParams()));
for (const text of ['', 'a', 'a/', 'a/b c']) {
  try { new MIMEType(text); } catch (error) { console.log(error.code, error.message); }
}
try { type.params.set('a b', 'c'); } catch (error) { console.log(error.code, error.message); }

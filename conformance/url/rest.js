// The legacy class and URL objects for blobs.
const url = require('url');
const parsed = url.parse('http://user:pass@host:8080/p/a?q=1#h');
console.log(parsed instanceof url.Url, new url.Url(), url.resolveObject('http://a/b/c', '../d').href, typeof url.resolveObject('/a', 'b'));
console.log(url.urlToHttpOptions(new URL('http://u:p@h:1/x?y#z')));
const blob = new Blob(['some', ' text'], { type: 'text/plain' });
const id = URL.createObjectURL(blob);
const { resolveObjectURL } = require('buffer');
console.log(/^blob:nodedata:[0-9a-f-]{36}$/.test(id), resolveObjectURL(id).size, resolveObjectURL(id).type, resolveObjectURL('blob:nodedata:none'), resolveObjectURL('x'));
resolveObjectURL(id).text().then((text) => {
  console.log(text);
  URL.revokeObjectURL(id);
  console.log(resolveObjectURL(id));
});
for (const bad of [() => URL.createObjectURL({}), () => URL.createObjectURL(), () => URL.revokeObjectURL()]) {
  try {
    bad();
  } catch (error) {
    console.log(error.code, error.message);
  }
}

// FormData, and its forms on the wire.
async function attempt(name, run) {
  try {
    console.log(name, await run());
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.cause === undefined ? '' : String(error.cause));
  }
}

const multipart = (body, type = 'multipart/form-data; boundary=X') => new Response(body, { headers: { 'content-type': type } }).formData();

(async () => {
  const form = new FormData();
  form.append('a', 'b');
  form.append('a', 5);
  form.set('s', 'only');
  form.append('file', new File(['x'], 'n.txt', { type: 'text/x', lastModified: 7 }));
  console.log([...form.keys()], form.get('a'), form.getAll('a'), form.has('s'), form.has('none'), form.get('none'), form.getAll('none'));
  console.log(form);
  form.set('a', new Blob(['y']), 'other');
  form.delete('s');
  console.log([...form].map(([name, value]) => [name, value.name, value.size, value instanceof File]));
  form.forEach((value, name) => console.log(name, typeof value));
  await attempt('init', () => new FormData(5));
  await attempt('append', () => form.append('a'));
  await attempt('append', () => form.append('a', 'b', 'c'));
  await attempt('forEach', () => form.forEach());
  await attempt('this', () => FormData.prototype.get.call({}, 'a'));
  console.log(form.entries(), Object.getOwnPropertyNames(FormData.prototype));

  const sent = new FormData();
  sent.append('line\nbreak', 'x\ny\r\nz');
  sent.append('quo"te', new File(['content'], 'f"\r\n.txt', { type: 'text/plain' }));
  sent.append('empty', new Blob([]));
  sent.append('é', 'ü');
  const response = new Response(sent);
  const type = response.headers.get('content-type');
  const boundary = /boundary=(.*)/.exec(type)[1];
  const text = await response.clone().text();
  console.log(type.replace(boundary, 'B'), JSON.stringify(text.replaceAll(boundary, 'B')));
  for (const [name, value] of await response.formData()) {
    console.log(JSON.stringify(name), typeof value === 'string' ? JSON.stringify(value) : [value.name, value.type, await value.text()]);
  }

  await attempt('field', () => multipart('--X\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--X--\r\n'));
  await attempt('file', async () => {
    const file = (await multipart('--X\r\nContent-Disposition: form-data; name="a"; filename="q"\r\n\r\nb\r\n--X--')).get('a');
    return [file.name, file.type, await file.text()];
  });
  await attempt('none', () => multipart('--X--'));
  await attempt('junk', () => multipart('junk'));
  await attempt('empty', () => multipart(''));
  await attempt('no boundary', () => multipart('', 'multipart/form-data'));
  await attempt('open', () => multipart('--X\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'));
  await attempt('urlencoded', () => multipart('a=b&c=%20d&a=', 'application/x-www-form-urlencoded;charset=UTF-8'));
})();

const { atob, btoa, isAscii, isUtf8, transcode, Blob, File, resolveObjectURL } = require('buffer');
const attempt = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
};
attempt(() => btoa('héllo') + atob(' aGk = ') + atob(null).length);
attempt(() => atob('a'));
attempt(() => atob('aGk=='));
attempt(() => btoa('日'));
attempt(() => atob());
attempt(() => [isAscii(Buffer.from('a')), isAscii(Buffer.from('é')), isUtf8(Buffer.from('é')), isUtf8(Buffer.from([0xff]))].join());
attempt(() => isUtf8('x'));
attempt(() => transcode(Buffer.from('€é'), 'utf8', 'latin1').toString('hex'));
attempt(() => transcode(Buffer.from('é'), 'utf8', 'utf16le').toString('hex'));
attempt(() => transcode(Buffer.from('é'), 'utf8', 'hex'));
attempt(() => transcode('x', 'utf8', 'latin1'));
attempt(() => resolveObjectURL('blob:nodedata:nothing'));
attempt(() => new Blob('x'));
attempt(() => new Blob([], { endings: 'x' }));
attempt(() => new File(['x']));
(async () => {
  const blob = new Blob(['héllo', new Uint8Array([33]), new Blob(['!'])], { type: 'Text/Plain' });
  console.log(blob.size, blob.type, await blob.text(), (await blob.arrayBuffer()).byteLength);
  const part = blob.slice(1, 3, 'a/b');
  console.log(part.size, part.type, await part.text(), (await part.bytes()).length, blob.slice(-1).size);
  const file = new File(['abc'], 'name.txt', { lastModified: 5, type: 'x/y' });
  console.log(file.name, file.lastModified, file.size, file.type, file instanceof Blob, String(file));
})();

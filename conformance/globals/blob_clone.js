// structuredClone and ports carry blobs and files.
(async () => {
  const blob = structuredClone(new Blob(['hello'], { type: 'a/b' }));
  console.log(blob, blob instanceof Blob, await blob.text());
  const file = structuredClone({ deep: new File(['x'], 'name', { lastModified: 5 }) }).deep;
  console.log(file, file instanceof File, await file.text());
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = async ({ data }) => {
    console.log(await data.text());
    port2.close();
  };
  port1.postMessage(blob);
})();

for (const text of ['YWJj', 'YWI=', 'YWI', 'YQ==', 'YQ', 'Y', '=', '', 'Y W\nJj', 'YWJj YWJj', '-_-_', '+/+/', 'YWJj=YWJj',
  'YQ==YQ==', '*YWJj', 'YW*Jj', 'ŻYWJj', 'YWJjZ', 'YWJjZA=', '====', 'YW=Jj', 'a=b', 'YWJj\0YWJj']) {
  console.log(JSON.stringify(text), Buffer.from(text, 'base64').toString('hex'), Buffer.from(text, 'base64url').length,
    Buffer.byteLength(text, 'base64'));
}

// Keys and what Node made with them: what is fixed comes out the same, what is random is accepted.
const c = require('crypto');
const keys = {
  "rsa": "-----BEGIN PRIVATE KEY-----\nMIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCr+bM2gmnxhQq1\n95HsoI6WVrnPmf3eAD8ZUqDW3sYQk3ZNMUvASd1TUDcpvB4htIg4hM2ShWWysGQ0\nTPpMknHTCxQyBfZoRs8AQn+8AVsr8wOEQG1TQtwkca2b1kI0Ga8sD3zRQx9Qgwk1\nrqOR/6/f7a8pz1VhWxIcVFLLzMIpbtwV/XsKayHEMZ5xvCJ2lfFvtN4QltC1u1n4\n5T/HREi5g/UbaDh55V2cQmul9FUORxBX9uHq3vgR8ZeqlzuLcVkBCunZnTR+nQGc\nHQ56FOAwBhxRenQ7Cc8BeFx8Vjo84gYPN/3++aZe4k4S4LNZh8+jWy7LqJhsCXhM\ndxeLkI3xAgMBAAECggEACx1Gp0mzZiAGiq8W17eir3WoaZHWtd/HNDBCY9Ce9VhK\nZ3+9mQ5NBwLipchaHCyKNzjh/kuvwGYk+7pT3NoEEDMhmYAIJkIZQ7eIgNKHnWYF\nvqjZR+3Ew3gzU6R7v9k/GHZhxzZy0iW91SHVwWxIZgz66pVTO8kCeSE7/p7bl4jO\nz7jxq/iw33wKMhUK0frG6QaXEKjaD6uShrvyp8R+I+GfpJltzynR+LlbO6FA82Np\nPsp6ZG3nEf2aIoXRccB8+YIOs7H2dMx0gpdJ8atOdVnb3rho11KOoBTAoXLLRT1N\n/Fac55cK869YhCsml8ZhMrAyhe7PYvI5hlweNYtMiQKBgQDsxrGFuHIH2COUNysT\n+pMJ/T+FSsqjn3pndlEKieCmUlOIohv7LcJUUC0/k2O3y+nD9apf8vwgP/CkdVX9\nW/Bonhna7QuZ9KB40gMv/E6ASMrq8wki1T0tRwOMGIS6NxXg1EXOs3ndpHupRzsG\n9mUEoJm2zMXr0ol0qkzVpiAh9QKBgQC58CV2o9Gz6pwJUJVLGx4jv9qM8uRW4YKq\nYoQq3G6cL2p58FVAMWn0zgrW2c+mYJfy41uymV40RaXq48hU6EcFuPpp/oKLaa+S\n2aWMHLDRy7YOnDopT5felaeh7bCjC+XCTyCmSr8vSJoROgiR8tZWDWZXI0gD7A5y\nRDr3HswyjQKBgQC+JvP6iB5L3nD0XznhWaMsqo2Q5nfG4BTVclezNveLmyIq4MXH\n+v/N5nXwUNYMjV63WVvyopmI7NC9wt3EE0oHOrFY+HYQtj0Jyt90chQ5Qjx0Y6o6\npzXyXs2ifS5avlJ7tP46+jgsoCQP1ny5IrgN90x7Wgi5UuPBJeN+0WOM4QKBgQCQ\n/4AHk9q9hjAmZ2v1BPGtCTkCf4unYPbHrknJLtsm+yb6bnvcsmwhVuhHAdYXte3o\noHpqvYUkGEg582XPKM/x232UWMAuvb0INKgPqnQNNuIDZLtKaeJR1rzB3xzHGUkU\nDSa150ZONjzHQE1cm1WgB5UOUNohDN17KFAfVCoDJQKBgBfwtUqEK8RnDZKfC3Y1\naX7XmtkyO9LmLmEIA/i10EG9TA7/vzmqEk64pgJ7yxLBRtVJ0t6h3OAzbKv78E56\nD7YgbGFC6Pol1Ewghx8o0Qw/YD75nB23mnFc+6b0V7pMpj9iO3luSPbsbQi54o5H\nGihfljmLis4zRI1eEukq02Qb\n-----END PRIVATE KEY-----\n",
  "p256": "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcg9hhra/nrJj7pw2\nf2HLGruWo/BpivF3XQTnBvMXzuehRANCAARGdEJog6/mecuHLUajSkdfKJ4w2N+W\n2joo1gfuOY2fAL+iBpriq/PrOORQW0ChpTFFgtENVKj0KIPhiSxDcZNT\n-----END PRIVATE KEY-----\n",
  "p384": "-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDAksb1fc0MlBsTGTF7N\nbybnWucaKue6pv1hunnWnFXRbERWcxotbSXFAMuHPYJMw+uhZANiAAQfbY/s4KjI\nQxjgiZlxjp8XMtbCCM4cdCBtKepwdV3Rj+F/E3pg8O8pbyfResEWbNLGK/GpHDcp\nDHmzVFdaPo2QKJgiW2dm+8FTTC/oN763Zn5DQ1/YY6xy+w26wzEZvus=\n-----END PRIVATE KEY-----\n",
  "p521": "-----BEGIN PRIVATE KEY-----\nMIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIAGrgCU8xCnx/6dtRz\nl3u4OTZmc4Q20k3QzfkeUflaMSdlI9sg/jKRLJKaavbSkyP7uCbf9/W5F9Ql5z2/\nwMQxGzahgYkDgYYABACRgVFzbDqbluVX2Iiec0lSSkTKvEXLkasODtakB/7EI9kG\nMI535QW/M7VVbPuZ4luQHHUP8Ol3WwJo2pzeQY9MXAGO+MIgYdjOe3ILs3FEyDxB\nIyUrjqaxE4b7B+feKgDrk/8m1Zkubuh2m8nIrQTOo3csKfR0kGGRmsvQYTpl9oiV\nSg==\n-----END PRIVATE KEY-----\n",
  "k1": "-----BEGIN PRIVATE KEY-----\nMIGEAgEAMBAGByqGSM49AgEGBSuBBAAKBG0wawIBAQQge0e6m9DeIxW25ru900nq\n/tcvLmr+ebxfjew+3Qi70zOhRANCAARk3VVKvoRWeTlvjxnIGXb/Sgm9TPrv+rJs\nsdLdabktAsJGprSRWdKXDIojOIcAHDSXltRwaaD3qtWQSu8mL1WM\n-----END PRIVATE KEY-----\n",
  "ed": "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIGOG5la3mAXMiHhFq+ecqF2WqcNILDNG1RwU/4N6NviS\n-----END PRIVATE KEY-----\n",
  "x": "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIFh1pPm/2HFShKzCnEhN7E5nEZUbbeFdTWLHh4D0Ow5N\n-----END PRIVATE KEY-----\n",
  "x2": "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIAgkxMYQqkjkY0pDFnFqGr3I2+W7norcxulZ83p1KLpU\n-----END PRIVATE KEY-----\n",
  "p256b": "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvZENrb7u9k3wLBGc\n2aF0M1ji+3m7zIBQM8CKG9DbxqmhRANCAATg41VjxZJLcIx1PBPLRWA1MR1c0lf0\nNr5YA+BU8FXAnFCeTG69GQf2TL9DSiSRng9BbbSrWCqIevUn4uf2gu71\n-----END PRIVATE KEY-----\n",
  "encrypted8": "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIH0MF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBAhGMunC1876Ym5GBor\njJsMAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQ8wIo7tKfdVRpCuiG\n7hWnjQSBkBB2Arz7avgEm8IzOi7uOFMEYJK8aDTes6ScFGNKlvHi8OsFob6EEiOY\nP1fPiiHQ9EaxS6539j0mosRWr8nf7X0v01rHtNvHbH2HjpGWLv9a20BO/96epJtz\nIYZ4JkdxO8oB+8mfZVZyK8Q0hW7Bfc+RfQq/KiLKLaK6EzP/Oqw3fjPEAGCt5TvE\nvPEgfMhfPw==\n-----END ENCRYPTED PRIVATE KEY-----\n",
  "encrypted1": "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,E4DB85487650EC3F52D108585811D575\n\nFMmQ5J1rXg/hNLAQTJ8/KK9+Ra92PnTfhz9HPCzKw7HmXG0H00f5TyxRSmvK+gam\nK2tUu2l8+ct39XlZrXBzp/kH90UwF3cIZlxVIB/hCdN5qDxq7jYUqt3AmVuJz+x+\nUf8dYBuTflsEi4cDzw3I0NCZyOoc5Mtfn27Wzsllfh4=\n-----END EC PRIVATE KEY-----\n"
};
const made = {
  "p256": "MEYCIQD4yALHzMUOPrUr3/oN4esfCjKamP+mPXvAz8iRy5uIwAIhAOAJhaCGNzWr/dOfIgVpHgbSK6hhUYD4soNcPh0T8NNH",
  "p384": "MGQCMEaTRB9qZqmBbFsW2HnQ98FG5Zt1X44LhIoea/H7zWH36c4iY5oNV1XGiOF96yxwewIwCUBgXlUUC385Jo+rovH+Ie82pep4nsj0bq3lKTLuckOmxetPYgR4NbU1T6FXghOY",
  "p521": "MIGHAkIBtyC0ITKDw6r/HWtsL2LugaFJxE5uGiz+9pwsnfO2FqK5/LINXIeQnXQrSphXYcvq5Flr61z/bsNxwsuT2RnItpwCQWA3ejJ4Fc8ziUdU2ult0DX1UgouruCQyAJjBFhZfDDicMTJzUTqkvfnf+nkShc2Ya9w4hKDM9Joo0c0IYyqbzkl",
  "k1": "MEUCIQCZbz4aS2HLv3ooM2ZMX9y1Ehcd6XWyRuhn6IvbC62n1gIgErioHiGEGV+6UDA9n3F+WP0lR+W7kzFx+N3LUM9s09Q=",
  "bare": "+cW1xC33dz8Eh/UIjIU9ktE2e5JPwuN4qBlHJGqhXXp8XwX0p91zXub5VQejZeyPeSMRiP2Tn5YKiE2DwI5C5A==",
  "pss": "SRIuv8Z6gT9ibkDOS+qpg8MEprmu02aqP392USRo45XD0ThEdE8HAt0VRN57+jRGb4unhJXGx6OCoG8nAKxVT3jiHi6eowfHQv2QLtdEH7LqPHGPuQMXMqxzVJ4Hq1NIp2Em4TD3CszZIpSYKIB4opU+llzARmMyDtjMFS/mgKCdUJGxoT8VoK/snh7MSpMSVEu8cn/7FVHIVrd9kGPMsudhjsL48nBLyrK04Em3sZgE7naIM5XcUk6IDcWU311YWPxCx1abVMnY/b2zvmrjLfUKHYO89etKpTnO9QKQflJvRN0NxaTxUyProCOgy4ze3ktVCiLeo19dpnDOREWwHQ==",
  "oaep": "cXP4TJWvnUuOShk6+jiQCx2H2jnc3tHYU+ey7elXHh+p9RLfoKLQRXdL14DgASPudZy7h9EmZojlnBZVcu8u87uL7aD2lVgCwra8ei/HYhBn/61qC7yqg3APtZBVWZJ0Vvt3QhVD7DPL109I4JEFkPNSWdYE9L3D1NcefJauF/sHrpFL6DrtmCq+Qi3RUlroKLp90LlUOgOXUSZ/eVZeSGnrvcuyclFsOLP4tqKORUojcXmVKR4vtPMJyaCZ3gdpZFh4s0MktYZtHMf1MurIZ1+Enq89lGMdU9/Z2z//oyc9MVFEAX69Zy3yv/2Fmcx1EUy7I/8UPg/sxhXt7z6PAA==",
  "pkcs1": "lj5u7eVbfxPQOg33bzUqWchMY4peEJ6xiDeHCT/GS1cpBzORiJRLNphD3/kMaCqe9CwDNEfNe2VxfXoQ3eWt8kqcqHj6BgjK4L9CCZ7WEKlN0ZtAEfd8/vUhw2rUZ9s5RZOz8qWR8leo1ajjLRG+PZC3QTu3lEaJDKpXtaHkTneeerCDE/56a4Zt/AXyF+mDPHvCFeWtAXoKZ3+uw8PG0yykRIMcd6YuaINHydc8+6ZuZIDJCLUW4MV7hzeZkbNKuWb/7I1DBUlIvhmH4ElCssAV2rBrp8GvJ2+W8CvJlPO8ImaZ0urAic2zP72jmgmSn8iSvrgSk17Bs1VAbLEc0g=="
};
const data = Buffer.from('some data');
const of = (text) => Buffer.from(text, 'base64');
function t(name, f) {
  try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.code, e.message); }
}

for (const name of ['rsa', 'p256', 'p384', 'p521', 'k1', 'ed', 'x']) {
  const key = c.createPrivateKey(keys[name]), half = c.createPublicKey(key);
  t(name, () => [key.type, key.asymmetricKeyType, key.asymmetricKeyDetails, half.type]);
  t(name + ' jwk', () => [key.export({ format: 'jwk' }), half.export({ format: 'jwk' })]);
  for (const type of ['pkcs8', 'pkcs1', 'sec1']) t(name + ' ' + type, () => key.export({ format: 'pem', type }) + key.export({ format: 'der', type }).toString('hex'));
  for (const type of ['spki', 'pkcs1']) t(name + ' ' + type, () => half.export({ format: 'pem', type }));
  t(name + ' again', () => [c.createPrivateKey({ key: key.export({ format: 'jwk' }), format: 'jwk' }).equals(key),
    c.createPublicKey({ key: half.export({ format: 'der', type: 'spki' }), format: 'der', type: 'spki' }).equals(half),
    c.createPublicKey({ key: half.export({ format: 'jwk' }), format: 'jwk' }).equals(half), half.equals(key)]);
}
t('pkcs1 signature', () => c.sign('sha256', data, keys.rsa).toString('base64'));
t('createSign', () => c.createSign('RSA-SHA512').update('some ').update('data').sign(keys.rsa, 'base64'));
t('ed25519 signature', () => c.sign(null, data, keys.ed).toString('base64'));
t('private encryption', () => c.privateEncrypt(keys.rsa, data).toString('base64'));
t('public decryption', () => c.publicDecrypt(keys.rsa, c.privateEncrypt(keys.rsa, data)).toString());
for (const [name, digest] of [['p256', 'sha256'], ['p384', 'sha384'], ['p521', 'sha512'], ['k1', 'sha256']]) {
  t(name + ' verifies', () => [c.verify(digest, data, keys[name], of(made[name])), c.verify(digest, 'other', keys[name], of(made[name])),
    c.createVerify(digest).update(data).verify(c.createPublicKey(keys[name]), made[name], 'base64'),
    c.verify(digest, data, keys[name], c.sign(digest, data, keys[name]))]);
}
t('bare', () => c.verify('sha256', data, { key: keys.p256, dsaEncoding: 'ieee-p1363' }, of(made.bare)));
t('pss', () => [20, 19, -2, -1].map((saltLength) => c.verify('sha256', data, { key: keys.rsa, padding: 6, saltLength }, of(made.pss))));
t('oaep', () => c.privateDecrypt({ key: keys.rsa, oaepHash: 'sha256', oaepLabel: data }, of(made.oaep)).toString());
t('oaep label', () => c.privateDecrypt({ key: keys.rsa, oaepHash: 'sha256' }, of(made.oaep)).toString());
t('pkcs1', () => c.privateDecrypt({ key: keys.rsa, padding: 1 }, of(made.pkcs1)).toString());
t('raw', () => c.publicEncrypt({ key: keys.rsa, padding: c.constants.RSA_NO_PADDING }, Buffer.alloc(256, 1)).toString('base64'));
t('ecdh', () => c.diffieHellman({ privateKey: c.createPrivateKey(keys.p256), publicKey: c.createPublicKey(keys.p256b) }).toString('hex'));
t('x25519', () => c.diffieHellman({ privateKey: c.createPrivateKey(keys.x), publicKey: c.createPublicKey(keys.x2) }).toString('hex'));
for (const name of ['encrypted8', 'encrypted1']) {
  t(name, () => c.createPrivateKey({ key: keys[name], passphrase: 'secret' }).equals(c.createPrivateKey(keys.p256)));
  const again = c.createPrivateKey(keys.p256).export({ format: 'pem', type: name === 'encrypted8' ? 'pkcs8' : 'sec1', cipher: 'aes-256-cbc', passphrase: 'x' });
  t(name + ' again', () => [again.split('\n')[0], c.createPrivateKey({ key: again, passphrase: Buffer.from('x') }).equals(c.createPrivateKey(keys.p256))]);
}
const ecdh = c.createECDH('prime256v1');
ecdh.setPrivateKey(c.createPrivateKey(keys.p256).export({ format: 'jwk' }).d, 'base64url');
t('ECDH', () => [ecdh.getPublicKey('hex'), ecdh.getPublicKey('hex', 'compressed'), ecdh.getPublicKey('hex', 'hybrid'), ecdh.getPrivateKey('hex')]);
const other = c.createECDH('prime256v1');
t('ECDH none', () => other.getPublicKey());
t('ECDH secret', () => ecdh.computeSecret(other.generateKeys('base64'), 'base64', 'hex') === other.computeSecret(ecdh.getPublicKey(null, 'compressed')).toString('hex'));
t('ECDH bad', () => ecdh.computeSecret(Buffer.alloc(5)));
t('ECDH curve', () => c.createECDH('nonsense'));
t('convertKey', () => c.ECDH.convertKey(ecdh.getPublicKey('hex', 'compressed'), 'prime256v1', 'hex', 'hex', 'uncompressed') === ecdh.getPublicKey('hex'));

(async () => {
  const { subtle } = globalThis.crypto;
  const use = async (name, algorithm, usages, publicUsages, run) => {
    const key = await subtle.importKey('pkcs8', c.createPrivateKey(keys[name]).export({ format: 'der', type: 'pkcs8' }), algorithm, true, usages);
    const half = await subtle.importKey('spki', c.createPublicKey(keys[name]).export({ format: 'der', type: 'spki' }), algorithm, true, publicUsages);
    console.log(key, half.type, half.usages);
    console.log(await run(key, half));
    console.log(await subtle.exportKey('jwk', half));
  };
  const signs = (how) => async (key, half) => [await subtle.verify(how, half, await subtle.sign(how, key, data), data), await subtle.verify(how, half, new Uint8Array(64), data)];
  await use('rsa', { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, ['sign'], ['verify'], signs('RSASSA-PKCS1-v1_5'));
  await use('rsa', { name: 'RSA-PSS', hash: 'SHA-384' }, ['sign'], ['verify'], signs({ name: 'RSA-PSS', saltLength: 32 }));
  await use('p256', { name: 'ECDSA', namedCurve: 'P-256' }, ['sign'], ['verify'], signs({ name: 'ECDSA', hash: 'SHA-512' }));
  await use('ed', 'Ed25519', ['sign'], ['verify'], signs('Ed25519'));
  await use('rsa', { name: 'RSA-OAEP', hash: 'SHA-1' }, ['decrypt'], ['encrypt'], async (key, half) =>
    Buffer.from(await subtle.decrypt('RSA-OAEP', key, await subtle.encrypt('RSA-OAEP', half, data))).toString());
  const theirs = await subtle.importKey('raw', ecdh.getPublicKey(), { name: 'ECDH', namedCurve: 'P-256' }, true, []);
  await use('p256b', { name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits', 'deriveKey'], [], async (key) =>
    [Buffer.from(await subtle.deriveBits({ name: 'ECDH', public: theirs }, key, 128)).toString('hex'),
      (await subtle.exportKey('jwk', await subtle.deriveKey({ name: 'ECDH', public: theirs }, key, { name: 'AES-GCM', length: 256 }, true, ['encrypt']))).k]);
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, false, ['sign', 'verify']);
  console.log(pair.publicKey.algorithm, pair.privateKey.usages, pair.privateKey.extractable, pair.publicKey.extractable);
})();

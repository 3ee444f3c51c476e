const assert = require('assert');
const show = async (fn) => { try { await fn(); console.log('passed'); } catch (e) { console.log(e.name, e.code, e.operator, e.message); } };
(async () => {
  await show(() => assert.rejects(Promise.reject(new Error('a')), /a/));
  await show(() => assert.rejects(async () => { throw new TypeError('a'); }, TypeError));
  await show(() => assert.rejects(Promise.resolve(1)));
  await show(() => assert.rejects(async () => {}, 'message'));
  await show(() => assert.rejects(() => 1));
  await show(() => assert.rejects(5));
  await show(() => assert.doesNotReject(Promise.resolve(1)));
  await show(() => assert.doesNotReject(Promise.reject(new Error('z'))));
})();

// Rejections of listeners go to the emitter.
const events = require('events');
const a = new events({ captureRejections: true });
a.on('x', async () => { throw new Error('a'); });
a.on('error', (error) => console.log('error', error.message));
a.emit('x');
const b = new events({ captureRejections: true });
b[Symbol.for('nodejs.rejection')] = (error, name, ...args) => console.log('own', error.message, name, args);
b.on('y', () => Promise.reject(new Error('b')));
b.emit('y', 1, 2);
console.log(events.captureRejections, events.captureRejectionSymbol);

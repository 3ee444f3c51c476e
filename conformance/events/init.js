// EventEmitter.init, which constructors that do not inherit call.
const EventEmitter = require('events');
const emitter = Object.create(EventEmitter.prototype);
EventEmitter.init.call(emitter);
console.log(emitter._eventsCount, Object.getPrototypeOf(emitter._events), emitter._maxListeners, EventEmitter.usingDomains);
emitter.on('x', () => console.log('told'));
console.log(emitter.emit('x'), emitter.emit('y'));

// refresh starts the whole duration again, from now.
const start = Date.now();
const timer = setTimeout(() => console.log('fired', Date.now() - start >= 75), 50);
setTimeout(() => timer.refresh(), 30);

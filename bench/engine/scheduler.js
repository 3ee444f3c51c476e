// A small operating system: tasks with priorities, a queue each, messages passed between them.
const IDLE = 0, WORKER = 1, HANDLER = 2;
class Packet {
  constructor(link, target, kind) {
    this.link = link;
    this.target = target;
    this.kind = kind;
    this.value = 0;
    this.data = [0, 0, 0, 0];
  }
  appendTo(queue) {
    this.link = null;
    if (queue === null) return this;
    let at = queue;
    while (at.link !== null) at = at.link;
    at.link = this;
    return queue;
  }
}
class Task {
  constructor(id, priority, next, run) {
    this.id = id;
    this.priority = priority;
    this.next = next;
    this.run = run;
    this.queue = null;
    this.waiting = false;
    this.held = false;
  }
  runnable() {
    return !this.held && (!this.waiting || this.queue !== null);
  }
}
class Scheduler {
  constructor() {
    this.tasks = null;
    this.byId = [];
    this.sent = 0;
    this.steps = 0;
  }
  add(id, priority, run) {
    this.tasks = new Task(id, priority, this.tasks, run);
    this.byId[id] = this.tasks;
    return this.tasks;
  }
  send(packet) {
    const task = this.byId[packet.target];
    this.sent++;
    task.queue = packet.appendTo(task.queue);
  }
  loop() {
    let current = this.tasks;
    while (current !== null) {
      if (current.runnable()) {
        let packet = null;
        if (current.queue !== null) {
          packet = current.queue;
          current.queue = packet.link;
        }
        this.steps++;
        if (current.run(this, current, packet) === false) break;
      }
      current = current.next === null ? this.tasks : current.next;
    }
  }
}
const scheduler = new Scheduler();
let budget = 60000;
let seed = 1;
scheduler.add(IDLE, 0, (s) => {
  seed = seed & 1 ? (seed >> 1) ^ 0xd008 : seed >> 1;
  if (--budget <= 0) return false;
  if (budget % 5 === 0) s.send(new Packet(null, (seed & 3) + WORKER, WORKER));
  return true;
});
for (let id = 1; id <= 4; id++) {
  scheduler.add(id, id * 100, (s, task, packet) => {
    if (packet === null) {
      task.waiting = true;
      return true;
    }
    packet.value++;
    for (let i = 0; i < packet.data.length; i++) packet.data[i] = (packet.data[i] + packet.value) & 255;
    if (packet.value < 6) {
      packet.target = (task.id % 4) + 1;
      packet.kind = packet.kind === WORKER ? HANDLER : WORKER;
      s.send(packet);
    }
    return true;
  });
}
scheduler.loop();
console.log(scheduler.sent, scheduler.steps);

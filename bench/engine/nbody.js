// Bodies that attract each other: floats in properties, nested loops.
const bodies = [
  { x: 0, y: 0, z: 0, vx: 0, vy: 0, vz: 0, mass: 39.47 },
  { x: 4.84, y: -1.16, z: -0.1, vx: 0.6, vy: 2.81, vz: -0.02, mass: 0.037 },
  { x: 8.34, y: 4.12, z: -0.4, vx: -1.01, vy: 1.82, vz: 0.008, mass: 0.011 },
  { x: 12.89, y: -15.11, z: -0.22, vx: 1.08, vy: 0.86, vz: -0.01, mass: 0.0017 },
  { x: 15.37, y: -25.91, z: 0.17, vx: 0.97, vy: 0.59, vz: -0.03, mass: 0.002 },
];
function step(dt) {
  for (let i = 0; i < bodies.length; i++) {
    const a = bodies[i];
    for (let j = i + 1; j < bodies.length; j++) {
      const b = bodies[j];
      const dx = a.x - b.x;
      const dy = a.y - b.y;
      const dz = a.z - b.z;
      const d2 = dx * dx + dy * dy + dz * dz;
      const f = dt / (d2 * Math.sqrt(d2));
      a.vx -= dx * b.mass * f;
      a.vy -= dy * b.mass * f;
      a.vz -= dz * b.mass * f;
      b.vx += dx * a.mass * f;
      b.vy += dy * a.mass * f;
      b.vz += dz * a.mass * f;
    }
  }
  for (const b of bodies) {
    b.x += dt * b.vx;
    b.y += dt * b.vy;
    b.z += dt * b.vz;
  }
}
for (let i = 0; i < 8000; i++) step(0.001);
let energy = 0;
for (const b of bodies) energy += 0.5 * b.mass * (b.vx ** 2 + b.vy ** 2 + b.vz ** 2);
console.log(energy.toFixed(9));

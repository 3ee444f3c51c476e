// A ray tracer: small vectors made and dropped, floats, methods, a scene of spheres.
class Vector {
  constructor(x, y, z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }
  add(o) {
    return new Vector(this.x + o.x, this.y + o.y, this.z + o.z);
  }
  sub(o) {
    return new Vector(this.x - o.x, this.y - o.y, this.z - o.z);
  }
  times(k) {
    return new Vector(this.x * k, this.y * k, this.z * k);
  }
  dot(o) {
    return this.x * o.x + this.y * o.y + this.z * o.z;
  }
  unit() {
    return this.times(1 / Math.sqrt(this.dot(this)));
  }
}
class Sphere {
  constructor(centre, radius, shade, mirror) {
    this.centre = centre;
    this.radius = radius;
    this.shade = shade;
    this.mirror = mirror;
  }
  hit(origin, direction) {
    const to = this.centre.sub(origin);
    const along = to.dot(direction);
    const d2 = to.dot(to) - along * along;
    const r2 = this.radius * this.radius;
    if (d2 > r2) return Infinity;
    const half = Math.sqrt(r2 - d2);
    const t = along - half;
    return t > 1e-4 ? t : Infinity;
  }
}
const scene = [
  new Sphere(new Vector(0, -1, 4), 1, 0.9, 0.2),
  new Sphere(new Vector(1.5, 0, 5), 1, 0.6, 0.5),
  new Sphere(new Vector(-1.5, 0, 4), 0.8, 0.3, 0.1),
  new Sphere(new Vector(0, -5001, 0), 5000, 0.5, 0),
];
const light = new Vector(3, 5, -2);
function trace(origin, direction, depth) {
  let near = Infinity;
  let object = null;
  for (const s of scene) {
    const t = s.hit(origin, direction);
    if (t < near) {
      near = t;
      object = s;
    }
  }
  if (object === null) return 0.2;
  const point = origin.add(direction.times(near));
  const normal = point.sub(object.centre).unit();
  const toLight = light.sub(point).unit();
  let lit = Math.max(0, normal.dot(toLight));
  for (const s of scene) if (s.hit(point, toLight) < Infinity) lit *= 0.5;
  let shade = object.shade * (0.1 + lit);
  if (depth > 0 && object.mirror > 0) {
    const reflected = direction.sub(normal.times(2 * direction.dot(normal)));
    shade = shade * (1 - object.mirror) + trace(point, reflected, depth - 1) * object.mirror;
  }
  return shade;
}
const size = 48;
let sum = 0;
for (let y = 0; y < size; y++) {
  for (let x = 0; x < size; x++) {
    const direction = new Vector((x - size / 2) / size, (size / 2 - y) / size, 1).unit();
    sum += trace(new Vector(0, 0, 0), direction, 3);
  }
}
console.log(sum.toFixed(6));

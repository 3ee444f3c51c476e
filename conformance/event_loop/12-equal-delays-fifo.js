// Equal delays fire in the order of their creation.
for (let i = 0; i < 5; i++) setTimeout(() => console.log(i), 3);

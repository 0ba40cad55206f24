// What a page gets from a script host: a classic script that defines the global.
Object.assign(window, {SubscriptionJS: {Payment: class {}, Signup: class {}, finalize() {}}});

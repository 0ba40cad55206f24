# Copied beside the bundle and served by `workerd serve` in test/src/order-hook/examples/examples.node-test.ts.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "hook", worker = .hook),
    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "hook")],
);

const hook :Workerd.Worker = (
  modules = [(name = "bundle.mjs", esModule = embed "bundle.mjs")],
  compatibilityDate = "2026-11-01",
  bindings = [
    (name = "BILLWERK_HOST", fromEnvironment = "BILLWERK_HOST"),
    (name = "BILLWERK_CLIENT_ID", fromEnvironment = "BILLWERK_CLIENT_ID"),
    (name = "BILLWERK_CLIENT_SECRET", fromEnvironment = "BILLWERK_CLIENT_SECRET"),
  ],
);

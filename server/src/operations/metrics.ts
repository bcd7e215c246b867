import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';

/** Upper ends, in seconds, of what how long requests took is sorted into. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'PUT']);

interface Series {
  labels: string;
  /** How many took at most as long as each bucket says. */
  buckets: number[];
  count: number;
  seconds: number;
}

/** A measure that is taken when it is asked for. */
export interface Gauge {
  name: string;
  help: string;
  values: readonly { labels: Readonly<Record<string, string>>; value: number }[];
}

/** Requests of this process, by the pattern of their route: no id, nothing that somebody typed. */
export class Metrics {
  private readonly series = new Map<string, Series>();

  request({
    method,
    route,
    status,
    seconds,
  }: {
    method: string;
    route: string;
    status: number;
    seconds: number;
  }): void {
    const labels = labelText({ method: METHODS.has(method) ? method : 'other', route, status: String(status) });
    let series = this.series.get(labels);
    if (!series) {
      series = { labels, buckets: BUCKETS.map(() => 0), count: 0, seconds: 0 };
      this.series.set(labels, series);
    }
    for (const [index, end] of BUCKETS.entries()) if (seconds <= end) series.buckets[index]! += 1;
    series.count += 1;
    series.seconds += seconds;
  }

  /** In Prometheus' text format, version 0.0.4. */
  text(gauges: readonly Gauge[]): string {
    const name = 'pacs_share_request_duration_seconds';
    const lines = [`# HELP ${name} How long requests took.`, `# TYPE ${name} histogram`];
    for (const { labels, buckets, count, seconds } of this.series.values()) {
      for (const [index, end] of BUCKETS.entries())
        lines.push(`${name}_bucket{${labels},le="${end}"} ${buckets[index]}`);
      lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
      lines.push(`${name}_sum{${labels}} ${seconds}`, `${name}_count{${labels}} ${count}`);
    }
    for (const { name: gauge, help, values } of gauges) {
      lines.push(`# HELP ${gauge} ${help}`, `# TYPE ${gauge} gauge`);
      for (const { labels, value } of values) lines.push(`${gauge}{${labelText(labels)}} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

function labelText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`)
    .join(',');
}

export function measureRequests(metrics: Metrics): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    metrics.request({
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      seconds: (performance.now() - start) / 1000,
    });
  };
}

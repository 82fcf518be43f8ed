/** Speaks Trino's protocol: a statement is posted, and its pages are followed to the end. */

async function page(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`Trino answers ${response.status} to ${url}`);
  return response.json();
}

function starting({ errorName }) {
  return errorName === "NO_NODES_AVAILABLE" || errorName === "SERVER_STARTING_UP";
}

/** Rows of a statement and what reading them took; throws with Trino's message. A server that is still starting is asked again. */
export async function askWithStatistics(server, sql, schema = "logs") {
  const headers = {
    "X-Trino-User": "sms-trail",
    "X-Trino-Catalog": "hive",
    "X-Trino-Schema": schema,
    "X-Trino-Time-Zone": "UTC",
  };
  for (let attempt = 1; ; attempt += 1) {
    const rows = [];
    let current = await page(`${server}/v1/statement`, { method: "POST", headers, body: sql });
    for (;;) {
      rows.push(...(current.data ?? []));
      if (current.error !== undefined || current.nextUri === undefined) break;
      current = await page(current.nextUri);
    }
    if (current.error === undefined) return { rows, bytes: current.stats.physicalInputBytes };
    if (!starting(current.error) || attempt === 30) throw new Error(`${current.error.message}\n${sql}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Rows of a statement; an update's one row is the number of rows that it changed. */
export async function ask(server, sql, schema) {
  return (await askWithStatistics(server, sql, schema)).rows;
}

/** Whether the server takes statements. */
export async function isReady(server) {
  try {
    return (await page(`${server}/v1/info`)).starting === false;
  } catch {
    return false;
  }
}

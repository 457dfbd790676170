/** Samples of a Prometheus page by name and labels as they stand there, for example `up{chain_id="1"}`. */
export async function scrape(url: string): Promise<{ text: string; samples: ReadonlyMap<string, number> }> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const text = await response.text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const samples = lines.map((line) => {
    const at = line.lastIndexOf(" ");
    return [line.slice(0, at), Number(line.slice(at + 1))] as const;
  });
  return { text, samples: new Map(samples) };
}

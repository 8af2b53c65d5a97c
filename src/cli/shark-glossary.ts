export async function glossary(report: string): Promise<string> {
  return report;
}

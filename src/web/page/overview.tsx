export function Overview() {
  return <div class="overview" />;
}

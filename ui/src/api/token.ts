/** The API token of this browser tab, for a service that runs with `weir.auth.mode=token`. Gone with the tab. */
const KEY = 'weir.token';

export function rememberedToken(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

export function rememberToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

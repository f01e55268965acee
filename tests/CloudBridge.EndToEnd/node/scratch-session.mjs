// Signs in at a site that plays Scratch beside its cloud, as a page of it does; returns the headers that the cloud wants.
export async function signIn(cloud, { user, password }) {
  const site = new URL('/login/', cloud.replace(/^ws/, 'http'));
  const reply = await fetch(site, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-CSRFToken': 'a',
      'X-Requested-With': 'XMLHttpRequest',
      Referer: 'https://scratch.mit.edu',
      Cookie: 'scratchcsrftoken=a;scratchlanguage=en;',
    },
    body: JSON.stringify({ username: user, password }),
  });
  const cookie = reply.headers.get('set-cookie') ?? '';
  const session = /scratchsessionsid=("[^"]*"|[^;]*)/.exec(cookie);
  if (!session) throw new Error(`${user} cannot sign in at ${site}: ${reply.status} ${await reply.text()}`);
  return { Cookie: session[0], Origin: 'https://scratch.mit.edu' };
}

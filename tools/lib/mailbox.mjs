// Where the mail of the story can be read: the mailbox of the embedded profile, or a MailDev.

/** Reads the mailbox that the application itself has in the embedded profile. */
export class DemoMailbox {
  constructor(base) {
    this.base = base;
  }

  async to(address) {
    return read(`${this.base}/api/v1/demo/mail?to=${encodeURIComponent(address)}`);
  }
}

/** Reads what a MailDev took in over SMTP. */
export class MailDev {
  constructor(address) {
    this.address = address;
  }

  async to(address) {
    const caught = await read(`${this.address}/email`);
    return caught.filter((mail) => mail.to.some((recipient) => recipient.address === address));
  }
}

async function read(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The mailbox answered ${response.status}`);
  return response.json();
}

import { describe, expect, it } from 'vitest'
import { ConfigError, isLoopback, readConfig } from '#app/config.server.ts'

const read = (env: Record<string, string | undefined>) => readConfig(env, '/srv/offramp')

describe('the configuration', () => {
  it('is safe without any setting: an embedded database, this computer only, a demo allowed', () => {
    expect(read({})).toMatchObject({
      databaseUrl: 'file:/srv/offramp/data/offramp.db',
      dataDirectory: '/srv/offramp/data',
      origin: 'http://localhost:3000',
      host: '127.0.0.1',
      port: 3000,
      https: false,
      demo: { mayCreate: true, oneClick: true },
    })
  })

  it('makes no demo by itself in a database that was named, nor where others can reach it', () => {
    expect(read({ DATABASE_URL: 'file:/srv/x.db' }).demo.mayCreate).toBe(false)
    expect(read({ DATABASE_URL: 'file:/srv/x.db', OFFRAMP_DEMO: '1' }).demo.mayCreate).toBe(true)
    expect(read({ HOST: '0.0.0.0', ORIGIN: 'https://a.example' }).demo).toEqual({ mayCreate: false, oneClick: false })
    expect(read({ HOST: '0.0.0.0', ORIGIN: 'https://a.example', OFFRAMP_DEMO: '1' }).demo).toEqual({
      mayCreate: false,
      oneClick: true,
    })
    expect(read({ OFFRAMP_DEMO: '0' }).demo).toEqual({ mayCreate: false, oneClick: false })
  })

  it('refuses http that leaves this computer, in plain words', () => {
    for (const env of [
      { ORIGIN: 'http://offramp.example.org' },
      { ORIGIN: 'http://10.0.0.5:3000' },
      { HOST: '0.0.0.0' },
      { HOST: '0.0.0.0', ORIGIN: 'http://localhost:3000' },
    ]) {
      expect(() => read(env), JSON.stringify(env)).toThrow(ConfigError)
      expect(() => read(env)).toThrow(/https/)
    }
    expect(read({ HOST: '0.0.0.0', ORIGIN: 'https://offramp.example.org' }).https).toBe(true)
    for (const origin of ['http://localhost:9', 'http://127.0.0.1:9', 'http://[::1]:9'])
      expect(read({ ORIGIN: origin }).https).toBe(false)
  })

  it('refuses an origin with a path, a port out of bounds, an unknown database, an unclear flag', () => {
    const wrong = [
      { ORIGIN: 'https://a.example/path' },
      { ORIGIN: 'a.example' },
      { ORIGIN: 'ftp://a.example' },
      { PORT: '0' },
      { PORT: '70000' },
      { PORT: '3e3' },
      { DATABASE_URL: 'mysql://x/y' },
      { DATABASE_URL: 'file:' },
      { OFFRAMP_DEMO: 'maybe' },
      { OFFRAMP_TRUSTED_PROXIES: '10.0.0.5, proxy.local' },
      { OFFRAMP_TRUSTED_PROXIES: '10.0.0.0/8' },
    ]
    for (const env of wrong) expect(() => read(env), JSON.stringify(env)).toThrow(ConfigError)
  })

  it('takes the addresses of several proxies', () => {
    expect(read({ OFFRAMP_TRUSTED_PROXIES: '10.0.0.5, ::1,' }).trustedProxies).toEqual(['10.0.0.5', '::1'])
  })

  it('refuses a database on another machine without TLS that checks its certificate', () => {
    for (const rest of [
      '',
      '?sslmode=prefer',
      '?sslmode=require',
      '?sslmode=verify-ca',
      '?sslmode=no-verify',
      '?sslmode=verify-full&sslmode=disable',
      '?sslmode=verify-full&uselibpqcompat=true',
    ])
      expect(() => read({ DATABASE_URL: `postgres://u@db.example/offramp${rest}` }), rest).toThrow(/TLS/)
    for (const url of ['postgres:///x?host=db.example', 'postgres://u@localhost/x?host=db.example'])
      expect(() => read({ DATABASE_URL: url }), url).toThrow(/TLS/)
    for (const url of [
      'postgres://u@127.0.0.1/x',
      'postgres://u@localhost/x',
      'postgres://u@db.example/x?sslmode=verify-full',
      'postgres://u@db.example/x?sslmode=verify-full&sslrootcert=/etc/offramp/ca.pem',
      'postgres://u@db.example/x?host=127.0.0.1',
      'postgres:///x?host=/run/postgresql',
    ]) {
      expect(read({ DATABASE_URL: url }).databaseUrl).toBe(url)
    }
  })

  it('knows this computer by all its names', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])
      expect(isLoopback(host), host).toBe(true)
    for (const host of ['0.0.0.0', '10.0.0.1', 'example.org', 'localhost.example.org', '128.0.0.1'])
      expect(isLoopback(host), host).toBe(false)
  })
})

// shape: tabs, double quotes, no semicolons, no trailing commas
// sdks: modern
// fix: safe
const twilio = require("twilio")

const ClientCapability = twilio.jwt.ClientCapability

module.exports = {
	mint: async function (input) {
		const name = await Promise.resolve(input.name)
		const capability = new ClientCapability({
			accountSid: process.env["TWILIO_ACCOUNT_SID"],
			authToken: process.env["TWILIO_AUTH_TOKEN"],
			ttl: 1200
		})
		capability.addScope(new ClientCapability.IncomingClientScope(name))
		return {
			token: capability.toJwt()
		}
	}
}

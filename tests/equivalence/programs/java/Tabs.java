// shape: tabs, and braces on lines of their own
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class Tabs {
	public static String mint(String name, String appSid, int ttl)
	{
		List<Scope> scopes = new ArrayList<>();
		scopes.add(new IncomingClientScope(name));
		scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
		ClientCapability capability = new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
			.scopes(scopes)
			.ttl(ttl)
			.build();
		return capability.toJwt();
	}
}

// shape: a method of the same class returns the scopes
// sdks: modern-string
// fix: safe or none (the scopes cross functions)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class HelperScopes {
    private static List<Scope> scopesFor(String client, String application) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(client));
        scopes.add(new OutgoingClientScope.Builder(application).clientName(client).build());
        return scopes;
    }

    public static String mint(String name, String appSid, int ttl) {
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopesFor(name, appSid))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}

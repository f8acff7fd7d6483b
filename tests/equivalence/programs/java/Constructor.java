// shape: a list of scopes filled by add, a builder in one chain, all of it from the environment
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Constructor {
    public static String mint(String name, Map<String, String> params, int ttl) {
        String accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        String authToken = System.getenv("TWILIO_AUTH_TOKEN");
        String applicationSid = System.getenv("TWILIO_APP_SID");

        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new OutgoingClientScope.Builder(applicationSid).clientName(name).params(params).build());

        ClientCapability capability = new ClientCapability.Builder(accountSid, authToken).scopes(scopes).ttl(ttl).build();
        return capability.toJwt();
    }
}

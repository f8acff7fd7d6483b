// shape: the builder is a variable, and each call a statement
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class BuilderStepwise {
    public static String mint(String name, String appSid, int ttl) {
        ClientCapability.Builder builder =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        List<Scope> scopes = new ArrayList<Scope>();
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
        scopes.add(new IncomingClientScope(name));
        builder.scopes(scopes);
        builder.ttl(ttl);
        ClientCapability capability = builder.build();
        String token = capability.toJwt();
        return token;
    }
}

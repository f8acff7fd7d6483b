// shape: a method of the same class adds a scope to the builder it is given
// sdks: modern-string
// fix: safe or none (the builder crosses functions)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Collections;

public class HelperTakesBuilder {
    private static void allowOutgoing(ClientCapability.Builder builder, String client, String application) {
        builder.scopes(Collections.singletonList(new OutgoingClientScope.Builder(application).clientName(client).build()));
    }

    public static String mint(String name, String appSid, int ttl) {
        ClientCapability.Builder builder =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"));
        builder.scopes(Collections.singletonList(new IncomingClientScope(name)));
        allowOutgoing(builder, name, appSid);
        return builder.ttl(ttl).build().toJwt();
    }
}

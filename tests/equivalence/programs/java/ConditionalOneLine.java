// shape: a scope is added on a condition without braces
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class ConditionalOneLine {
    public static String mint(String name, String appSid, int ttl, boolean incoming) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
        if (incoming) scopes.add(new IncomingClientScope(name));

        byte[] secret = System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8);
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), secret).scopes(scopes).ttl(ttl).build();
        return capability.toJwt();
    }
}

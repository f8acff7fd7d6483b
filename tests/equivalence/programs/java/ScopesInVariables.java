// shape: each scope and the builder of one are variables
// sdks: modern-string
// fix: safe or none (the builder of a scope is a variable of its own)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

public class ScopesInVariables {
    public static String mint(String name, String appSid, Map<String, String> params, int ttl) {
        IncomingClientScope incomingScope = new IncomingClientScope(name);
        OutgoingClientScope.Builder outgoingBuilder = new OutgoingClientScope.Builder(appSid);
        outgoingBuilder.clientName(name);
        outgoingBuilder.params(params);
        OutgoingClientScope outgoingScope = outgoingBuilder.build();
        List<Scope> scopes = new ArrayList<>(Arrays.asList(incomingScope, outgoingScope));
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .ttl(ttl)
                .scopes(scopes)
                .build()
                .toJwt();
    }
}

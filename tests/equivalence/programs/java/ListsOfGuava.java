// shape: the list of scopes comes from Guava
// sdks: 7.28.0 7.55.3
// fix: safe
import com.google.common.collect.Lists;
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.List;

public class ListsOfGuava {
    public static String mint(String name, String appSid, int ttl) {
        IncomingClientScope incomingScope = new IncomingClientScope(name);
        OutgoingClientScope outgoingScope = new OutgoingClientScope.Builder(appSid).clientName(name).build();
        List<Scope> scopes = Lists.newArrayList(incomingScope, outgoingScope);
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(scopes)
                        .ttl(ttl)
                        .build();
        return capability.toJwt();
    }
}

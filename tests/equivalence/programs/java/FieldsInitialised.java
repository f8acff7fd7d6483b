// shape: the credentials are fields with initialisers, one of them the bytes
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;

public class FieldsInitialised {
    private static final String ACCOUNT_SID = System.getenv("TWILIO_ACCOUNT_SID");
    private static final byte[] AUTH_TOKEN = System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8);

    public static String mint(String name, String appSid, int ttl) {
        OutgoingClientScope outgoing = new OutgoingClientScope.Builder(appSid).clientName(name).build();
        ClientCapability capability = new ClientCapability.Builder(ACCOUNT_SID, AUTH_TOKEN)
                .scopes(List.of(outgoing, new IncomingClientScope(name)))
                .ttl(ttl)
                .build();
        return capability.toJwt();
    }
}
